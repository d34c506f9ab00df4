/// What the EC2 ports promise, as suites: run over the adapters on moto and on the simulation's wire, and over the
/// simulation's own ports.
@NullMarked
package io.snapwarden.testkit.ec2;

import org.jspecify.annotations.NullMarked;
