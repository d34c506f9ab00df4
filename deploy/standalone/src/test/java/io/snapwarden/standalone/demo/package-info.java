@NullMarked
package io.snapwarden.standalone.demo;

import org.jspecify.annotations.NullMarked;
