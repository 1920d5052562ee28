using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class AuditLogContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_entries_come_first_and_no_more_than_asked()
    {
        for (int i = 1; i <= 3; i++)
        {
            await Stores.Audit.AppendAsync(new AuditEntry(i, "ada", null, "agent.rename", null), Stop);
        }

        await Stores.Audit.AppendAsync(new AuditEntry(4, "ada", "10.0.0.1", "agent.delete", "7 web1"), Stop);

        IReadOnlyList<AuditEntry> entries = await Stores.Audit.ListAsync(2, Stop);
        Assert.Equal([new AuditEntry(4, "ada", "10.0.0.1", "agent.delete", "7 web1"), new AuditEntry(3, "ada", null, "agent.rename", null)], entries);
    }
}
