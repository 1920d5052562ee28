namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <param name="Path">Below the address of the API, without a slash in front.</param>
/// <param name="Headers">Carry the secret, unless it signs: it is never part of an address.</param>
/// <param name="Body">Null = GET.</param>
internal sealed record PoolRequest(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body = null, string BodyType = "application/json")
{
    public static PoolRequest Get(string path, params KeyValuePair<string, string>[] headers) => new(path, headers);

    public override string ToString() => Path;
}
