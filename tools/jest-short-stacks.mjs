// SPDX-License-Identifier: Apache-2.0
// Jest records a hundred frames for every error. Parsers that try one form after another throw
// thousands, and ten frames tell where a test failed.
Error.stackTraceLimit = 10;
