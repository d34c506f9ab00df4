/// Recovery points and the marks by which an account says, without any database, whose they are.
@NullMarked
package io.snapwarden.domain.point;

import org.jspecify.annotations.NullMarked;
