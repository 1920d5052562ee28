namespace Vedette.Model.Scrubbing;

/// <summary>
/// Tells from a name - of an option, a variable, a field, a header - whether its value is a secret. A name is looked at word by word (<c>DB_PASS</c>, <c>keyStorePassword</c>, <c>X-Api-Key</c>),
/// so that a monkey has no key and a tokenizer no token.
/// </summary>
internal static class SecretNames
{
    /// <summary>Longer names are judged by their end.</summary>
    private const int MostChars = 128;

    private const int MostWords = 24;

    /// <summary>What comes first in names of switches and limits.</summary>
    private static readonly HashSet<string> HarmlessStarts = new(
        ["no", "without", "skip", "disable", "enable", "ignore", "allow", "has", "is", "max", "min", "num"], StringComparer.Ordinal);

    /// <summary>What comes last in names of things about a secret that are none: where it is, how long it holds, whose it is.</summary>
    private static readonly HashSet<string> HarmlessEnds = new(
        ["file", "files", "filename", "path", "paths", "dir", "directory", "folder", "location", "name", "names", "type", "types", "size", "length", "len", "ttl", "timeout", "expiry", "expires",
        "expiration", "expire", "lifetime", "duration", "limit", "limits", "count", "url", "urls", "uri", "endpoint", "host", "hostname", "port", "user", "username", "mode", "method", "methods",
        "provider", "providers", "algorithm", "alg", "algo", "policy", "enabled", "disabled", "required", "stdin", "prompt", "fd", "format", "version", "header", "headers", "scheme", "backend",
        "realm", "service", "server", "issuer", "plugin", "plugins", "module", "driver", "age", "interval", "bits", "strategy", "retries", "attempts", "min", "max", "sock", "socket", "domain",
        "audience", "scope", "scopes", "prefix", "rotation", "source", "env", "index", "position", "budget", "rate", "usage", "used", "validation", "parser", "reset", "manager", "operator",
        "controller", "ring", "agent", "through", "second", "samesite", "secure", "httponly"], StringComparer.Ordinal);

    private static readonly HashSet<string> HarmlessKeysBefore = new(
        ["public", "pub", "primary", "foreign", "partition", "sort", "cache", "object", "hot", "range", "routing", "row", "group", "index", "translation", "dedupe", "message", "config", "label",
        "annotation", "node", "feature", "flag", "idempotency", "map", "json", "field", "column", "lang", "resource", "order", "unique", "compose", "dict", "header", "tag", "sharding", "shard", "by",
        "topology", "failover", "meta", "metadata"], StringComparer.Ordinal);

    private static readonly HashSet<string> HarmlessKeysAfter = new(
        ["id", "ids", "board", "code", "codes", "event", "value", "values", "map", "space", "word", "exchange", "agreement", "repeat", "press", "vault", "column", "field", "range", "layout", "slot", "selector", "serializer", "deserializer", "cache"], StringComparer.Ordinal);

    /// <summary>The language models' sense of the word: pieces of text, not tickets.</summary>
    private static readonly HashSet<string> TokensOfText = new(
        ["eos", "bos", "pad", "unk", "sep", "cls", "stop", "special", "batched", "new", "prompt", "output", "input", "total", "context", "generated", "completion", "draft", "speculative", "per"], StringComparer.Ordinal);

    private static readonly HashSet<string> OtherPasses = new(["bypass", "compass", "surpass", "trespass", "encompass", "overpass", "underpass"], StringComparer.Ordinal);

    private static readonly string[] Passwords = ["password", "passwd", "passphrase", "passcode", "passwort", "pswd"];

    private static readonly string[] JoinedKeys =
    [
        "apikey", "accesskey", "privatekey", "secretkey", "accountkey", "encryptionkey", "signingkey", "masterkey", "sharedkey", "authkey", "sshkey", "deploykey", "licensekey", "licencekey", "sessionkey", "serverkey",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Starts = HarmlessStarts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Ends = HarmlessEnds.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KeysBefore = HarmlessKeysBefore.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KeysAfter = HarmlessKeysAfter.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TextTokens = TokensOfText.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Passes = OtherPasses.GetAlternateLookup<ReadOnlySpan<char>>();

    public static NameStrength Judge(ReadOnlySpan<char> name)
    {
        if (name.Length > MostChars)
        {
            name = name[^MostChars..];
        }

        Span<char> letters = stackalloc char[MostChars];
        Span<int> ends = stackalloc int[MostWords];
        int words = Split(name, letters, ends);
        if (words == 0)
        {
            return NameStrength.None;
        }

        ReadOnlySpan<char> joined = letters[..ends[words - 1]];
        ReadOnlySpan<char> first = Word(letters, ends, 0);
        ReadOnlySpan<char> last = Word(letters, ends, words - 1);
        if (words > 1 && (Starts.Contains(first) || Ends.Contains(last)))
        {
            return NameStrength.None;
        }

        if (joined is "pin" or "otp" || ContainsAny(joined, JoinedKeys) && !joined.StartsWith("public", StringComparison.Ordinal))
        {
            return NameStrength.Strong;
        }

        var strongest = NameStrength.None;
        for (int i = 0; i < words; i++)
        {
            ReadOnlySpan<char> before = i > 0 ? Word(letters, ends, i - 1) : default;
            ReadOnlySpan<char> after = i + 1 < words ? Word(letters, ends, i + 1) : default;
            NameStrength strength = JudgeWord(Word(letters, ends, i), before, after);
            strongest = strength > strongest ? strength : strongest;
        }

        return strongest;
    }

    private static NameStrength JudgeWord(ReadOnlySpan<char> word, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (ContainsAny(word, Passwords) || word is "pass" or "passkey" || word.EndsWith("pwd", StringComparison.Ordinal) || word.EndsWith("psw", StringComparison.Ordinal) || (word.EndsWith("pass", StringComparison.Ordinal) && !Passes.Contains(word)))
        {
            return word is "pass" && after is "through" ? NameStrength.None : NameStrength.Password;
        }

        if ((Has(word, "secret") && !Has(word, "secretar")) || Has(word, "credential") || word is "creds" or "cred" or "pw" or "bearer" or "authorization" or "jwt" or "psk" || IsToken(word, before))
        {
            return word is "tokens" ? NameStrength.Weak : NameStrength.Strong;   // A plain number of them is how many.
        }

        if (word is "key" or "keys")
        {
            return KeysBefore.Contains(before) || KeysAfter.Contains(after) ? NameStrength.None : NameStrength.Weak;
        }

        if (word is "license" or "licence" && after.IsEmpty && before is not "accept")
        {
            return NameStrength.Licence;
        }

        bool auth = word.EndsWith("auth", StringComparison.Ordinal) || word is "auth" or "oauth2";
        bool cookie = word.EndsWith("cookie", StringComparison.Ordinal);
        bool signature = word is "signature" or "sig";   // Of an address that is good for who has it.
        return (auth && after is not "id" and not "client") || cookie || signature ? NameStrength.Weak : NameStrength.None;
    }

    private static bool IsToken(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        int at = word.IndexOf("token", StringComparison.Ordinal);
        if (at < 0 || TextTokens.Contains(before))
        {
            return false;
        }

        ReadOnlySpan<char> rest = word[(at + "token".Length)..];
        return !rest.StartsWith("iz", StringComparison.Ordinal) && !rest.StartsWith("is", StringComparison.Ordinal);
    }

    /// <summary>Writes the words in lower case, one behind the other, and where each of them ends.</summary>
    private static int Split(ReadOnlySpan<char> name, Span<char> letters, Span<int> ends)
    {
        int length = 0;
        int words = 0;
        int start = 0;
        for (int i = 0; i < name.Length; i++)
        {
            bool letter = char.IsAsciiLetterOrDigit(name[i]);
            if (length > start && (!letter || StartsWord(name, i)))
            {
                if (words == ends.Length - 1)
                {
                    break;   // A name of that many words is no name; its first ones are judged.
                }

                ends[words++] = length;
                start = length;
            }

            if (letter)
            {
                letters[length++] = char.ToLowerInvariant(name[i]);
            }
        }

        if (length > start)
        {
            ends[words++] = length;
        }

        return words;
    }

    // keyStore -> key, Store; APIKey -> API, Key.
    private static bool StartsWord(ReadOnlySpan<char> name, int i) => i > 0 && char.IsAsciiLetterUpper(name[i])
        && (char.IsAsciiLetterLower(name[i - 1]) || char.IsAsciiDigit(name[i - 1]) || (char.IsAsciiLetterUpper(name[i - 1]) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> letters, ReadOnlySpan<int> ends, int index) => letters[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    private static bool Has(ReadOnlySpan<char> word, string part) => word.Contains(part, StringComparison.Ordinal);

    private static bool ContainsAny(ReadOnlySpan<char> word, string[] parts)
    {
        foreach (string part in parts)
        {
            if (Has(word, part))
            {
                return true;
            }
        }

        return false;
    }
}
