/// Starts services from the file systems of their images: once to train a cache, several times to measure.
@NullMarked
package io.snapwarden.benchmark.images;

import org.jspecify.annotations.NullMarked;
