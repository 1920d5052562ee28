namespace Vedette.Server.Bridge;

/// <summary>Takes secrets out of what foreign agents send raw, before anything of it is kept.</summary>
internal static class SecretMask
{
    private const string Masked = "***";

    private static readonly string[] SecretWords = ["passw", "pwd", "secret", "token", "key", "credential", "auth"];
    private static readonly string[] SecretStarts = ["sk-", "ghp_", "github_pat_", "glpat-", "hf_", "xoxb-", "xoxp-", "AKIA", "eyJ", "vda_", "vdt_", "vdp_"];

    public static string[] CommandLine(IReadOnlyList<string> arguments)
    {
        var masked = new string[arguments.Count];
        bool valueOfSecret = false;
        for (int i = 0; i < masked.Length; i++)
        {
            string argument = arguments[i];
            masked[i] = valueOfSecret && !argument.StartsWith('-') ? Masked : Argument(argument);
            // After "--token", or after "Authorization:" of a header, the next word is the secret; so it is after "Bearer".
            valueOfSecret = (argument.StartsWith('-') && !argument.Contains('=') && IsSecretName(argument))
                || (argument.EndsWith(':') && IsSecretName(argument))
                || argument.EndsWith("Bearer", StringComparison.OrdinalIgnoreCase)
                || argument.EndsWith("Basic", StringComparison.OrdinalIgnoreCase);
        }

        return masked;
    }

    /// <summary>The names of "K=V" entries.</summary>
    public static string[] Names(IEnumerable<string> environment) => [.. environment.Select(e => e.Split('=', 2)[0])];

    private static string Argument(string argument)
    {
        string shown = Address(argument);
        int equals = shown.IndexOf('=');
        if (equals > 0 && IsSecretName(shown[..equals]))
        {
            return $"{shown[..(equals + 1)]}{Masked}";
        }

        string value = equals > 0 ? shown[(equals + 1)..] : shown;
        return SecretStarts.Any(s => value.StartsWith(s, StringComparison.Ordinal)) ? $"{(equals > 0 ? shown[..(equals + 1)] : "")}{Masked}" : shown;
    }

    /// <summary>scheme://user:password@host without what stands before the @.</summary>
    private static string Address(string text)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return text;
        }

        int start = scheme + 3;
        int end = text.AsSpan(start).IndexOfAny('/', '?', ' ') is >= 0 and var path ? start + path : text.Length;
        int at = text.LastIndexOf('@', end - 1, end - start);
        return at < 0 ? text : $"{text[..start]}{Masked}{text[at..]}";
    }

    private static bool IsSecretName(string name) => SecretWords.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase));
}
