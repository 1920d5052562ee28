namespace Vedette.Server.Accounts;

internal static class AccountRules
{
    private const int ShortestPassword = 8;

    // Far beyond any passphrase; a longer one would only cost us hashing time.
    private const int LongestPassword = 256;
    private const int LongestUsername = 64;

    /// <summary>What is wrong with a new account, or null.</summary>
    public static string? Problem(string username, string password)
    {
        if (username.Length is 0 or > LongestUsername || username.Any(char.IsControl) || username.Trim().Length != username.Length)
        {
            return $"username must have 1 to {LongestUsername} printable characters and no blanks at its ends.";
        }

        return password.Length switch
        {
            < ShortestPassword => $"password must have at least {ShortestPassword} characters.",
            > LongestPassword => $"password may have at most {LongestPassword} characters.",
            _ => null,
        };
    }
}
