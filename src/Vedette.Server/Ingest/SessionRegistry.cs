using System.Collections.Concurrent;

namespace Vedette.Server.Ingest;

/// <summary>The live streams, one per agent: a new one ends the one before, and a revoked key ends its agent's.</summary>
internal sealed class SessionRegistry(IngestEvents events, TimeProvider clock)
{
    /// <summary>A lone agent replaces its stream once, after a lost connection. Two machines with one key replace each other's for ever.</summary>
    private const int ReplacementsOfAClone = 4;

    private static readonly TimeSpan CloneWindow = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, AgentSession> _sessions = new();
    private readonly ConcurrentDictionary<int, Queue<long>> _replacements = new();

    public int Count => _sessions.Count;

    public IEnumerable<AgentSession> All => _sessions.Values;

    public AgentSession? Find(int agentId) => _sessions.GetValueOrDefault(agentId);

    public void Add(AgentSession session)
    {
        AgentSession? replaced = null;
        _sessions.AddOrUpdate(session.AgentId, session, (_, before) =>
        {
            replaced = before;
            return session;
        });
        if (replaced is not null)
        {
            replaced.End(SessionEnd.Replaced);
            NoteReplacement(session);
        }
    }

    /// <summary>False where another session has taken the place already.</summary>
    public bool Remove(AgentSession session) => _sessions.TryRemove(new KeyValuePair<int, AgentSession>(session.AgentId, session));

    public void Cut(int agentId, SessionEnd reason)
    {
        if (_sessions.TryGetValue(agentId, out AgentSession? session))
        {
            session.End(reason);
        }
    }

    private void NoteReplacement(AgentSession session)
    {
        Queue<long> times = _replacements.GetOrAdd(session.AgentId, _ => new Queue<long>());
        long now = clock.GetTimestamp();
        lock (times)
        {
            times.Enqueue(now);
            while (clock.GetElapsedTime(times.Peek(), now) > CloneWindow)
            {
                times.Dequeue();
            }

            if (times.Count >= ReplacementsOfAClone)
            {
                times.Clear();
                events.CloneSuspected(session.AgentId, session.RemoteAddress);
            }
        }
    }
}
