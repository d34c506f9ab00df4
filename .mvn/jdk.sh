# Sourced by mvnw and deploy/snapwarden, by sh and before any `set -f`: points JAVA_HOME at a JDK 25 or newer.
# A good JAVA_HOME stays. Otherwise the lowest fitting version wins, because the build tools know it best.
# The version is read from the JDK's `release` file, so that looking costs no JVM start.

jdk_major() { # prints the major version of the JDK at $1; nothing if there is none
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release"
}

jdk_find() { # prints the home of the best JDK
  {
    env | sed -n -e 's/^JAVA[A-Z0-9_]*=\(\/.*\)$/\1/p' -e 's/^JDK[A-Z0-9_]*=\(\/.*\)$/\1/p'
    jdk_javac=$(command -v javac 2>/dev/null) && jdk_javac=$(readlink -f "$jdk_javac" 2>/dev/null) &&
      printf '%s\n' "${jdk_javac%/bin/javac}"
    for jdk_home in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
      "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
      "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
      [ ! -d "$jdk_home" ] || printf '%s\n' "$jdk_home"
    done
  } | while IFS= read -r jdk_home; do
    jdk_version=$(jdk_major "$jdk_home")
    [ "${jdk_version:-0}" -lt 25 ] || printf '%s %s\n' "$jdk_version" "$jdk_home"
  done | sort -n -s -k 1,1 | sed -n '1s/^[0-9]* //p'
}

jdk_version=$(jdk_major "${JAVA_HOME:-/nonexistent}")
if [ "${jdk_version:-0}" -lt 25 ]; then
  JAVA_HOME=$(jdk_find)
  if [ -z "$JAVA_HOME" ]; then
    cat >&2 <<'MESSAGE'
Snapwarden needs a JDK 25 or newer and found none. To install one:
  Debian, Ubuntu   apt install temurin-25-jdk   (repository: https://adoptium.net/installation/linux/)
  SDKMAN           sdk install java 25-tem
  macOS            brew install temurin@25
If one is installed already, set JAVA_HOME to it.
MESSAGE
    exit 78
  fi
fi
export JAVA_HOME
