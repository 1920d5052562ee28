using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteMinerRoster(ControlDatabase database) : IMinerRoster
{
    public ValueTask<IReadOnlyList<RosteredMiner>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<RosteredMiner>>(session => [.. session.List<MinerRecord>(MinerRecord.Columns + " ORDER BY id").Select(r => r.ToMiner())], stop);

    public ValueTask<IReadOnlyList<RosteredMiner>> SightAsync(IReadOnlyList<MinerSighting> sightings, CancellationToken stop) =>
        database.WriteAsync<IReadOnlyList<RosteredMiner>>(session => [.. sightings.Select(s => Sight(session, s))], stop);

    public async ValueTask LeaveAsync(IReadOnlyList<int> ids, long atMs, CancellationToken stop) =>
        await database.WriteAsync(
            session =>
            {
                foreach (int id in ids)
                {
                    session.Execute("UPDATE miners SET gone_at_ms = @atMs WHERE id = @id AND gone_at_ms IS NULL", new { id, atMs });
                }

                return ids.Count;
            },
            stop);

    public ValueTask<PlaceOutcome> DecideAsync(IReadOnlyList<RosteredMiner> decided, CancellationToken stop) =>
        database.WriteAsync(session => Decide(session, decided), stop);

    public ValueTask<bool> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM miners WHERE id = @id", new { id }) > 0, stop);

    private static RosteredMiner Sight(ControlSession session, MinerSighting seen)
    {
        int? id = Find(session, "site_id = @SiteId AND key = @Key", seen);
        if (id is null && seen.FormerKey is not null && (id = Find(session, "site_id = @SiteId AND key = @FormerKey", seen)) is not null)
        {
            session.Execute("UPDATE miners SET key = @Key WHERE id = @id", new { seen.Key, id });
        }

        if (id is null && (id = Find(session, "agent_id = @AgentId AND key = @Key", seen)) is not null)
        {
            session.Execute(
                "UPDATE miners SET site_id = @SiteId, container_id = NULL, rack_id = NULL, rack_row = NULL, rack_column = NULL WHERE id = @id", new { seen.SiteId, id });
        }

        if (id is null)
        {
            id = (int)session.First<long>(
                "INSERT INTO miners (site_id, key, agent_id, first_seen_ms) VALUES (@SiteId, @Key, @AgentId, @AtMs) RETURNING id", new { seen.SiteId, seen.Key, seen.AgentId, seen.AtMs });
        }

        session.Execute("UPDATE miners SET agent_id = @AgentId, gone_at_ms = NULL WHERE id = @id", new { seen.AgentId, id });
        return session.First<MinerRecord>(MinerRecord.Columns + " WHERE id = @id", new { id }).ToMiner();
    }

    private static int? Find(ControlSession session, string where, MinerSighting seen) =>
        (int?)session.FirstOrDefault<long?>($"SELECT id FROM miners WHERE {where} ORDER BY id DESC LIMIT 1", new { seen.SiteId, seen.AgentId, seen.Key, seen.FormerKey });

    private static PlaceOutcome Decide(ControlSession session, IReadOnlyList<RosteredMiner> decided)
    {
        // All are checked before any is stored: half of a list of placements must not stand.
        var wanted = new Dictionary<(int Rack, int Row, int Column), int>();
        foreach (RosteredMiner miner in decided)
        {
            if (session.First<long>("SELECT EXISTS (SELECT 1 FROM miners WHERE id = @Id)", new { miner.Id }) == 0)
            {
                return PlaceOutcome.NotFound;
            }

            if (miner is { RackId: int rack, RackRow: int row, RackColumn: int column } && !wanted.TryAdd((rack, row, column), miner.Id))
            {
                return PlaceOutcome.Occupied;
            }
        }

        var moving = decided.Select(m => m.Id).ToHashSet();
        foreach ((int rack, int row, int column) in wanted.Keys)
        {
            long? holder = session.FirstOrDefault<long?>("SELECT id FROM miners WHERE rack_id = @rack AND rack_row = @row AND rack_column = @column", new { rack, row, column });
            if (holder is long id && !moving.Contains((int)id))
            {
                return PlaceOutcome.Occupied;
            }
        }

        Store(session, decided);
        return PlaceOutcome.Done;
    }

    private static void Store(ControlSession session, IReadOnlyList<RosteredMiner> decided)
    {
        // Two that change places would meet in one slot on the way.
        foreach (RosteredMiner miner in decided)
        {
            session.Execute("UPDATE miners SET rack_row = NULL, rack_column = NULL WHERE id = @Id", new { miner.Id });
        }

        foreach (RosteredMiner miner in decided)
        {
            session.Execute(
                """
                UPDATE miners SET name = @Name, container_id = @ContainerId, rack_id = @RackId, rack_row = @RackRow, rack_column = @RackColumn, pool_id = @PoolId, tags = @tags, paused = @paused
                WHERE id = @Id
                """,
                new { miner.Id, miner.Name, miner.ContainerId, miner.RackId, miner.RackRow, miner.RackColumn, miner.PoolId, tags = MinerRecord.TagsText(miner.Tags), paused = miner.IsPaused ? 1 : 0 });
        }
    }
}
