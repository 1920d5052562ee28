using System.Text;

namespace Vedette.Miners.Families.PlainCgminer;

/// <summary>A reply for people to read, who need not know the passwords in it: some devices tell their pools' ones.</summary>
internal static class RawReply
{
    private static readonly string[] Secrets = ["pass", "pwd", "token", "secret", "key"];

    /// <summary>Control characters become blanks; the text behind a member whose name speaks of a secret becomes ***; a login in a URL goes.</summary>
    public static string WithoutSecrets(string reply)
    {
        var shown = new StringBuilder(reply.Length);
        string last = "";
        bool isValue = false;
        int at = 0;
        while (at < reply.Length)
        {
            if (reply[at] != '"')
            {
                isValue = reply[at] == ':' || (isValue && reply[at] == ' ');
                shown.Append(char.IsControl(reply[at]) ? ' ' : reply[at]);
                at++;
                continue;
            }

            int end = EndOfText(reply, at + 1);
            string text = reply[(at + 1)..end];
            shown.Append('"').Append(isValue && IsSecret(last) ? "***" : WithoutLogin(text)).Append(end < reply.Length ? "\"" : "");
            last = isValue ? last : text;
            isValue = false;
            at = end + 1;
        }

        return shown.ToString();
    }

    private static int EndOfText(string reply, int at)
    {
        while (at < reply.Length && reply[at] != '"')
        {
            at += reply[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, reply.Length);
    }

    private static bool IsSecret(string name)
    {
        foreach (string secret in Secrets)
        {
            if (name.Contains(secret, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutLogin(string text)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        int at = text.LastIndexOf('@');
        string plain = scheme >= 0 && at > scheme ? string.Concat(text.AsSpan(0, scheme + 3), text.AsSpan(at + 1)) : text;
        return plain.Replace('\n', ' ').Replace('\r', ' ').Replace('\0', ' ');
    }
}
