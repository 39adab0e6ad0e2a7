// SPDX-License-Identifier: Apache-2.0

// What podman, skopeo and CRI-O do before they run an image: pull it by the library they share,
// under a policy that demands signatures.
package main

import (
	"context"
	"fmt"
	"os"

	"go.podman.io/image/v5/copy"
	"go.podman.io/image/v5/directory"
	"go.podman.io/image/v5/docker"
	"go.podman.io/image/v5/signature"
	"go.podman.io/image/v5/types"
)

// pull copies the image for one architecture into a folder, if the policy lets it.
func pull(policyFile, registriesDir, image, architecture, folder string) error {
	policy, err := signature.NewPolicyFromFile(policyFile)
	if err != nil {
		return err
	}
	policies, err := signature.NewPolicyContext(policy)
	if err != nil {
		return err
	}
	source, err := docker.ParseReference("//" + image)
	if err != nil {
		return err
	}
	destination, err := directory.NewReference(folder)
	if err != nil {
		return err
	}
	_, err = copy.Image(context.Background(), policies, destination, source, &copy.Options{
		SourceCtx: &types.SystemContext{
			RegistriesDirPath:           registriesDir,
			DockerInsecureSkipTLSVerify: types.OptionalBoolTrue,
			ArchitectureChoice:          architecture,
			OSChoice:                    "linux",
		},
	})
	return err
}

func main() {
	if len(os.Args) != 6 {
		fmt.Fprintln(os.Stderr, "usage: containers-image POLICY REGISTRIES.D IMAGE ARCHITECTURE FOLDER")
		os.Exit(2)
	}
	if err := pull(os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
