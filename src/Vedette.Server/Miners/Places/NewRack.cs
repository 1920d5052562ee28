namespace Vedette.Server.Miners.Places;

internal sealed record NewRack(string Name, int SiteId, int Rows, int Columns, int? ContainerId = null);
