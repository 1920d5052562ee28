using System.Net.Http.Headers;
using System.Text;

namespace Vedette.Agent.Configuration;

/// <summary>What the agent shows a bridge that asks who it is. Its text is in no log: printing it gives no more than its kind.</summary>
internal sealed record BridgeKey
{
    private const int LongestKey = 512;

    // A key is a line; more is another file.
    private const int MaxFileBytes = 4096;

    private BridgeKey(AuthenticationHeaderValue header) => Header = header;

    public AuthenticationHeaderValue Header { get; }

    /// <summary>The name and password of an address, as HTTP libraries take them: Basic. Null where the address has none.</summary>
    public static BridgeKey? OfUserInfo(Uri url)
    {
        if (url.UserInfo.Length == 0)
        {
            return null;
        }

        string user = Uri.UnescapeDataString(url.UserInfo);
        byte[] both = Encoding.UTF8.GetBytes(user.Contains(':', StringComparison.Ordinal) ? user : user + ":");
        return new BridgeKey(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(both)));
    }

    /// <summary>The key in a file, which goes as Bearer.</summary>
    /// <exception cref="IOException">It cannot be read, or is no key.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read it.</exception>
    public static BridgeKey OfFile(string path)
    {
        string key = new FileInfo(path) is { Exists: true, Length: > MaxFileBytes } ? "" : File.ReadAllText(path).Trim();
        return key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and < (char)0x7F)
            ? new BridgeKey(new AuthenticationHeaderValue("Bearer", key))
            : throw new IOException("it holds something that is not shown; needed is one line with the key, without spaces.");
    }

    public override string ToString() => $"{Header.Scheme} ***";
}
