/// A forecast as one HTML file that needs nothing else.
@NullMarked
package io.snapwarden.standalone.simulate.page;

import org.jspecify.annotations.NullMarked;
