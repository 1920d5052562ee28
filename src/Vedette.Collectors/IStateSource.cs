using Vedette.Model.States;

namespace Vedette.Collectors;

/// <summary>
/// Describes parts of the host: processes, services, containers ... Like a collector it reads, lets a pure parser understand and throws when it cannot read; whoever runs it times it and contains
/// its failures. One that is also an <see cref="ICollector"/> is asked for samples first in each cycle, and then reports what it read for those.
/// </summary>
public interface IStateSource
{
    /// <summary>Short and stable, as of a collector.</summary>
    string Name { get; }

    /// <summary>The kinds whose entities this source, and no other, reports: one that it does not report any more is gone.</summary>
    IReadOnlyList<EntityKind> Kinds { get; }

    /// <summary>Reports all entities as they are now. Where it throws, its entities stay as they were: unknown is not gone.</summary>
    void Report(IStateSink sink);
}
