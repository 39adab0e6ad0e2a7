// SPDX-License-Identifier: Apache-2.0

// What go-containerregistry's keychain, which cosign and crane use, finds for a repository in the
// credential files that the environment names. It reads them by docker's own code.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
)

type answer struct {
	Username      string `json:"username,omitempty"`
	Password      string `json:"password,omitempty"`
	IdentityToken string `json:"identitytoken,omitempty"`
	RegistryToken string `json:"registrytoken,omitempty"`
	Error         string `json:"error,omitempty"`
}

func resolve(repository string) answer {
	target, err := name.NewRepository(repository)
	if err != nil {
		return answer{Error: err.Error()}
	}
	authenticator, err := authn.DefaultKeychain.Resolve(target)
	if err != nil {
		return answer{Error: err.Error()}
	}
	found, err := authenticator.Authorization()
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{
		Username:      found.Username,
		Password:      found.Password,
		IdentityToken: found.IdentityToken,
		RegistryToken: found.RegistryToken,
	}
}

// Prints one line of JSON for each repository that is named.
func main() {
	encoder := json.NewEncoder(os.Stdout)
	for _, repository := range os.Args[1:] {
		if err := encoder.Encode(resolve(repository)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
}
