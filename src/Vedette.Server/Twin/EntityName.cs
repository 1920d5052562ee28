namespace Vedette.Server.Twin;

internal sealed record EntityName(string Kind, string Key);
