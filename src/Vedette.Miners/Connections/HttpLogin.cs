using System.Security.Cryptography;
using System.Text;

namespace Vedette.Miners.Connections;

/// <summary>
/// Answers to a server that asks who is there: Digest with MD5 or SHA-256. Basic is never answered: no maker's firmware asks for it, and whoever stands at a miner's address would be given the password of the whole site in clear.
/// </summary>
internal static class HttpLogin
{
    private const int LongestChallenge = 4096;

    /// <returns>The whole header; null for a scheme that is not known.</returns>
    public static string? Answer(string challenge, WebRequest request, DeviceLogin login) =>
        Answer(challenge, request, login, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    internal static string? Answer(string challenge, WebRequest request, DeviceLogin login, string clientNonce)
    {
        if (challenge.Length > LongestChallenge)
        {
            return null;
        }

        return challenge.StartsWith("Digest", StringComparison.OrdinalIgnoreCase) ? Digest(ParametersOf(challenge["Digest".Length..]), request, login, clientNonce) : null;
    }

    private static string? Digest(Dictionary<string, string> asked, WebRequest request, DeviceLogin login, string clientNonce)
    {
        string realm = asked.GetValueOrDefault("realm", "");
        string nonce = asked.GetValueOrDefault("nonce", "");
        string algorithm = asked.GetValueOrDefault("algorithm", "MD5");
        bool isSession = algorithm.EndsWith("-sess", StringComparison.OrdinalIgnoreCase);
        string plainAlgorithm = isSession ? algorithm[..^5] : algorithm;
        bool isSha = plainAlgorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase);
        if (!isSha && !plainAlgorithm.Equals("MD5", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        bool hasQuality = asked.TryGetValue("qop", out string? qualities);
        if (hasQuality && !Array.Exists(qualities!.Split(','), quality => quality.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        string who = Hash(isSha, $"{login.User}:{realm}:{login.Password}");
        who = isSession ? Hash(isSha, $"{who}:{nonce}:{clientNonce}") : who;
        string what = Hash(isSha, $"{request.Method}:{request.Path}");
        string response = hasQuality ? Hash(isSha, $"{who}:{nonce}:00000001:{clientNonce}:auth:{what}") : Hash(isSha, $"{who}:{nonce}:{what}");

        var header = new StringBuilder();
        header.Append($"Digest username=\"{Quoted(login.User)}\", realm=\"{Quoted(realm)}\", nonce=\"{Quoted(nonce)}\", uri=\"{request.Path}\", response=\"{response}\"");
        header.Append(asked.ContainsKey("algorithm") ? $", algorithm={algorithm}" : "");
        header.Append(asked.TryGetValue("opaque", out string? opaque) ? $", opaque=\"{Quoted(opaque)}\"" : "");
        header.Append(hasQuality ? $", qop=auth, nc=00000001, cnonce=\"{clientNonce}\"" : isSession ? $", cnonce=\"{clientNonce}\"" : "");
        return header.ToString();
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"");

    private static string Hash(bool isSha, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // The devices choose it; nothing else is protected by it.
        return Convert.ToHexStringLower(isSha ? SHA256.HashData(bytes) : MD5.HashData(bytes));
#pragma warning restore CA5351
    }

    /// <summary>name=value and name="value", parted by commas.</summary>
    private static Dictionary<string, string> ParametersOf(string text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            int equals = text.IndexOf('=', at);
            if (equals < 0)
            {
                break;
            }

            string name = text[at..equals].Trim(' ', ',', '\t');
            at = equals + 1;
            parameters[name] = at < text.Length && text[at] == '"' ? QuotedValue(text, ref at) : PlainValue(text, ref at);
        }

        return parameters;
    }

    private static string QuotedValue(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            value.Append(text[at]);
        }

        at++;
        return value.ToString();
    }

    private static string PlainValue(string text, ref int at)
    {
        int end = text.IndexOf(',', at);
        end = end < 0 ? text.Length : end;
        string value = text[at..end].Trim();
        at = end + 1;
        return value;
    }
}
