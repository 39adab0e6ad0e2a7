module peers/sbom-scanner

go 1.26.8
