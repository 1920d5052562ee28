namespace Vedette.Collectors.HostState;

/// <summary>/proc/cmdline: what the kernel was started with. Installers and network roots put passwords there.</summary>
internal static class KernelCommandLine
{
    private const string Hidden = "***";

    private static readonly string[] SecretWords = ["pass", "secret", "token", "key", "auth", "credential", "pwd"];

    /// <summary>Values of settings whose names speak of a secret are hidden; passwords in addresses too.</summary>
    public static string Scrub(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ScrubWord));

    private static string ScrubWord(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : word[..equals];
        if (SecretWords.Any(secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            return $"{name}={Hidden}";
        }

        // user:password@server, with a scheme before it or without (iscsi:user:password@...).
        int at = word.LastIndexOf('@');
        int colon = at < 0 ? -1 : word.LastIndexOf(':', at);
        return colon > equals && colon >= 0 && !word.AsSpan(colon, at - colon).StartsWith("://") ? $"{word[..(colon + 1)]}{Hidden}{word[at..]}" : word;
    }
}
