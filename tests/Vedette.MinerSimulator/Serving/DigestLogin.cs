using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Vedette.MinerSimulator.Serving;

/// <summary>Checks the login of web pages that want one by HTTP digest.</summary>
internal static partial class DigestLogin
{
    public static bool Fits(string? header, string method, (string Name, string Password) login)
    {
        if (header is null || !header.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Dictionary<string, string> given = Field().Matches(header).GroupBy(m => m.Groups["name"].Value).ToDictionary(g => g.Key, g => g.Last().Groups["value"].Value.Trim('"'));
        string Given(string name) => given.GetValueOrDefault(name, "");
        string secret = Hash($"{login.Name}:{Given("realm")}:{login.Password}");
        string request = Hash($"{method}:{Given("uri")}");
        string wanted = Given("qop").Length > 0
            ? Hash($"{secret}:{Given("nonce")}:{Given("nc")}:{Given("cnonce")}:{Given("qop")}:{request}")
            : Hash($"{secret}:{Given("nonce")}:{request}");
        return Given("username") == login.Name && Given("response") == wanted;
    }

#pragma warning disable CA5351 // The devices choose it; nothing else is protected by it.
    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("(?<name>[a-z]+)=(?<value>\"[^\"]*\"|[^, ]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
