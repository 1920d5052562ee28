using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>How one kind of pool is asked for its workers, and what its replies mean. Pure: nothing here opens a connection.</summary>
internal abstract class PoolDialect
{
    public abstract PoolKind Kind { get; }

    public abstract PoolRequest Request(PoolQuestion question);

    /// <summary>Reads a reply of status 200, whoever wrote it.</summary>
    public abstract PoolPage Read(JsonElement reply);
}
