/// The four services as separate processes against a local AWS.
package io.snapwarden.standalone.endtoend;
