namespace Vedette.Server.Twin;

internal sealed record LiveTwinEntity(string Kind, EntityView Entity);
