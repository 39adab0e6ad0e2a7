// SPDX-License-Identifier: Apache-2.0
// Command ggcr serves go-containerregistry's registry in memory, with the referrers API or without.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	address := flag.String("address", "127.0.0.1:5000", "where it listens")
	referrers := flag.Bool("referrers", false, "offer the referrers API")
	flag.Parse()
	handler := registry.New(registry.WithReferrersSupport(*referrers))
	fmt.Fprintln(os.Stderr, http.ListenAndServe(*address, handler))
	os.Exit(1)
}
