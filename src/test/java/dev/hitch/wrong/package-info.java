/** One class for each rule of the house that breaks it: {@code ArchitectureTest} asserts that its rule reports it. */
package dev.hitch.wrong;
