namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>The two words that some pools give for their API, kept as one: <c>KEY:SECRET</c>.</summary>
internal readonly record struct KeyAndSecret(string Key, string Secret)
{
    /// <summary>Null where one of them is missing. No pool has a colon in its keys.</summary>
    public static KeyAndSecret? Parse(string? told) =>
        told?.Split(':') is [{ Length: > 0 } key, { Length: > 0 } secret] ? new KeyAndSecret(key, secret) : null;

    public override string ToString() => nameof(KeyAndSecret);
}
