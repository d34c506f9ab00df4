/// What the services need of the world, as interfaces. Adapters and the simulation implement them; no SDK type
/// passes here. Every port throws [io.snapwarden.runtime.port.DependencyException] for trouble outside.
@NullMarked
package io.snapwarden.runtime.port;

import org.jspecify.annotations.NullMarked;
