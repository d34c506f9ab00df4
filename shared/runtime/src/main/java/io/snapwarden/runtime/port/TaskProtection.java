package io.snapwarden.runtime.port;

import java.time.Duration;

/// Asks whoever runs this process not to end it for a while. It may be ended all the same.
public interface TaskProtection {

    /// Where nobody can be asked.
    TaskProtection NONE = new TaskProtection() {
        @Override
        public void protect(Duration most) {}

        @Override
        public void release() {}
    };

    /// For so long from now, in place of what was asked before; whole minutes, at least one.
    ///
    /// @throws DependencyException when it is not protected
    void protect(Duration most);

    /// It may be ended at any time.
    ///
    /// @throws DependencyException when it may still be protected, until the time that was asked for is over
    void release();
}
