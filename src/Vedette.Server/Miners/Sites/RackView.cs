using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Sites;

/// <summary>A rack in a reply.</summary>
internal sealed record RackView(int Id, string Name, int SiteId, int? ContainerId, int Rows, int Columns, MinersSummary Summary);
