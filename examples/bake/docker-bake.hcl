variable "TAG" {
  default = "dev"
}

group "default" {
  targets = ["app", "worker"]
}

target "platforms" {
  platforms = ["linux/amd64", "linux/arm64"]
}

target "app" {
  inherits = ["platforms"]
  target   = "app"
  tags     = ["ghcr.io/acme/app:${TAG}"]
}

target "worker" {
  inherits = ["platforms"]
  target   = "worker"
  tags     = ["ghcr.io/acme/worker:${TAG}"]
}
