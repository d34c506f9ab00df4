/// What a simulation answers, as values that a table, a JSON document and a page show.
@NullMarked
package io.snapwarden.standalone.simulate.forecast;

import org.jspecify.annotations.NullMarked;
