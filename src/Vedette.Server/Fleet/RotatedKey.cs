namespace Vedette.Server.Fleet;

internal sealed record RotatedKey(string ApiKey);
