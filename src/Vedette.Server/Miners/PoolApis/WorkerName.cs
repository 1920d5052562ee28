namespace Vedette.Server.Miners.PoolApis;

/// <summary>Names of workers as miners give them and as pools list them: <c>farm.12</c>, <c>FARM.12</c>, <c>12</c>. Pools do not tell letters' case apart.</summary>
internal static class WorkerName
{
    /// <summary>Pools cut longer ones.</summary>
    private const int LongestPlain = 32;

    /// <summary>Without the account, in lower case; a pool may list it with the account or without.</summary>
    public static string OfPool(string name, string account) => Below(name, account) ?? name.Trim().ToLowerInvariant();

    /// <summary>What a miner gives, without the account; empty where it gives the account alone. Null where the account is another.</summary>
    public static string? OfMiner(string told, string account) => told.Trim().Equals(account, StringComparison.OrdinalIgnoreCase) ? "" : Below(told, account);

    /// <summary>No pool is known to change it: what has further dots, blanks or other letters may be listed otherwise.</summary>
    public static bool IsPlain(string name) => name.Length is > 0 and <= LongestPlain && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string? Below(string name, string account)
    {
        ReadOnlySpan<char> rest = name.AsSpan().Trim();
        return rest.Length > account.Length && rest[account.Length] == '.' && rest.StartsWith(account, StringComparison.OrdinalIgnoreCase)
            ? rest[(account.Length + 1)..].ToString().ToLowerInvariant()
            : null;
    }
}
