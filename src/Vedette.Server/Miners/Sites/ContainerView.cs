using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Sites;

/// <summary>A container in a reply.</summary>
internal sealed record ContainerView(int Id, string Name, int SiteId, string? Description, MinersSummary Summary);
