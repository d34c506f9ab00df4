/// Holds the templates to each other and to the code.
package io.snapwarden.cloudformation;
