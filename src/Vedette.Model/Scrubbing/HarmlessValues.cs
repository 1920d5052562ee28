namespace Vedette.Model.Scrubbing;

/// <summary>Values that are no secret although their name asks for one: switches, where a secret is, how people prove who they are.</summary>
internal static class HarmlessValues
{
    /// <summary>Longer values are not looked at; it also bounds the work.</summary>
    private const int MostChars = 512;

    private const int LongestLicence = 24;

    private static readonly string[] Folders = ["/etc/", "/run/", "/var/", "/home/", "/root/", "/usr/", "/opt/", "/mnt/", "/srv/", "/tmp/", "/proc/", "/dev/", "/sys/", "/data/", "/app/", "~/", "./", "../"];

    private static readonly string[] Extensions = [".pem", ".key", ".crt", ".cer", ".json", ".yaml", ".yml", ".toml", ".ini", ".conf", ".p12", ".pfx", ".jks", ".txt", ".env", ".keytab", ".pub", ".gpg", ".cnf", ".cfg"];

    private static readonly string[] Switches = ["true", "false", "yes", "no", "on", "off", "none", "null", "nil", "undefined", "auto", "prompt"];

    private static readonly string[] Methods =
    [
        "basic", "digest", "ldap", "trust", "peer", "md5", "sha1", "sha256", "sha384", "sha512", "scram-sha-256", "scram-sha-1", "kerberos", "gssapi", "oauth", "oauth2", "oidc", "saml", "jwt", "ntlm", "pam",
        "cert", "tls", "required", "optional", "plain", "login", "any", "default", "password", "token", "anonymous", "disabled", "enabled", "negotiate", "bearer", "basic-auth",
    ];

    /// <summary>What a licence is called, with a version behind it at most; a key looks otherwise.</summary>
    private static readonly string[] Licences =
    [
        "mit", "apache", "gpl", "lgpl", "agpl", "bsd", "mpl", "epl", "isc", "cc0", "cc", "zlib", "unlicense", "public domain", "proprietary", "commercial", "eula", "accept", "accepted", "trial", "basic", "free",
        "evaluation", "community", "standard", "enterprise", "developer",
    ];

    private static readonly string[] Elsewhere = ["file:", "env:", "fd:", "@/", "stdin"];

    public static bool IsHarmless(ReadOnlySpan<char> value, NameStrength strength)
    {
        if (value.Length > MostChars)
        {
            return false;
        }

        if (value.IsEmpty || value is SecretScrubber.Mask || IsOneOf(value, Switches) || (strength == NameStrength.Weak && (IsOneOf(value, Methods) || !value.ContainsAnyExceptInRange('0', '9'))))
        {
            return true;
        }

        return (strength == NameStrength.Licence && IsLicence(value)) || IsReference(value) || LooksLikePath(value);
    }

    private static bool IsLicence(ReadOnlySpan<char> value)
    {
        foreach (string licence in Licences)
        {
            if (value.Length <= LongestLicence && value.StartsWith(licence, StringComparison.OrdinalIgnoreCase) && (value.Length == licence.Length || value[licence.Length] is ' ' or '-' or '.' or 'v'))
            {
                return true;
            }
        }

        return false;
    }

    // ${NAME}: put in by whoever runs the command; the secret itself is not here.
    private static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value.Length > 3 && value.StartsWith("${", StringComparison.Ordinal) && value[^1] == '}')
        {
            return IsIdentifier(value[2..^1]);
        }

        foreach (string start in Elsewhere)
        {
            if (value.StartsWith(start, StringComparison.Ordinal) && IsPlain(value[start.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikePath(ReadOnlySpan<char> value)
    {
        if (!IsPlain(value))
        {
            return false;
        }

        foreach (string folder in Folders)
        {
            if (value.StartsWith(folder, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (string extension in Extensions)
        {
            if (value.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '.' or '_' or '-' or '~' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOneOf(ReadOnlySpan<char> value, string[] words)
    {
        foreach (string word in words)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
