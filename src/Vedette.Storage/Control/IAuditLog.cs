namespace Vedette.Storage.Control;

/// <summary>The trail of what people and agents changed. Entries are added and never changed.</summary>
public interface IAuditLog
{
    ValueTask AppendAsync(AuditEntry entry, CancellationToken stop);

    /// <summary>The newest <paramref name="limit"/> entries, newest first.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken stop);
}
