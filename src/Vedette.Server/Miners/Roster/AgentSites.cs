using Vedette.Server.Fleet;
using Vedette.Server.Miners.Places;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>Which site an agent's miners belong to. One that nobody put into a site gets one of its own, named after it.</summary>
internal sealed class AgentSites(AgentRegistry agents, PlaceBook places, TimeProvider clock) : IDisposable
{
    private const string UsualTimeZone = "UTC";

    // Held over "look, make, assign": two calls at once must not make two sites.
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>Null where there is no such agent any more.</summary>
    public async ValueTask<int?> OfAsync(int agentId, CancellationToken stop)
    {
        if (agents.Find(agentId)?.SiteId is int known && places.Map.Site(known) is not null)
        {
            return known;
        }

        await _making.WaitAsync(stop);
        try
        {
            if (agents.Find(agentId) is not AgentRow agent)
            {
                return null;
            }

            if (agent.SiteId is int given && places.Map.Site(given) is not null)
            {
                return given;
            }

            Site site = await MakeAsync(agent.Name, stop);
            await agents.AssignSiteAsync(agentId, site.Id, CancellationToken.None);
            return site.Id;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private async Task<Site> MakeAsync(string agentName, CancellationToken stop)
    {
        for (int number = 1; ; number++)
        {
            string suffix = number == 1 ? "" : $"-{number}";
            string name = string.Concat(agentName.AsSpan(0, Math.Min(agentName.Length, AgentNames.Longest - suffix.Length)), suffix);
            var site = new Site { Name = name, TimeZone = UsualTimeZone, CreatedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
            if (await places.ChangeAsync(stores => stores.Sites.AddAsync(site, stop), stop) is { } made)
            {
                return made;
            }
        }
    }
}
