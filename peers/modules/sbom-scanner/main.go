// SPDX-License-Identifier: Apache-2.0
// Scans what BuildKit built with syft, as BuildKit wants its scanners
// (docs/attestations/sbom-protocol.md).
package main

import (
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	source := os.Getenv("BUILDKIT_SCAN_SOURCE")
	scan := exec.Command("/syft", "scan", "--quiet", "--output", "spdx-json", "dir:"+source)
	scan.Stderr = os.Stderr
	document, err := scan.Output()
	if err != nil {
		log.Fatal(err)
	}
	statement, err := json.Marshal(map[string]any{
		"_type":         "https://in-toto.io/Statement/v0.1",
		"subject":       []any{},
		"predicateType": "https://spdx.dev/Document",
		"predicate":     json.RawMessage(document),
	})
	if err != nil {
		log.Fatal(err)
	}
	name := filepath.Base(source) + ".spdx.json"
	path := filepath.Join(os.Getenv("BUILDKIT_SCAN_DESTINATION"), name)
	if err := os.WriteFile(path, statement, 0o644); err != nil {
		log.Fatal(err)
	}
}
