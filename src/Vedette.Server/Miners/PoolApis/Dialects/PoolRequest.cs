namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <param name="Path">Below the address of the API, without a slash in front.</param>
/// <param name="Headers">Carry the secret, which is never part of an address.</param>
/// <param name="JsonBody">Null = GET.</param>
internal sealed record PoolRequest(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string? JsonBody = null)
{
    public static PoolRequest Get(string path, params KeyValuePair<string, string>[] headers) => new(path, headers);

    public override string ToString() => Path;
}
