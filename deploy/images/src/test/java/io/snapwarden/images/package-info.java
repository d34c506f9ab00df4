/// What images are made of, held against the program that they run and the template that starts them.
package io.snapwarden.images;
