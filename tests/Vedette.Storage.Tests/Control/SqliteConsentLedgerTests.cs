using Microsoft.Data.Sqlite;
using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public sealed class SqliteConsentLedgerTests : ConsentLedgerContract, IDisposable
{
    private readonly SqliteControlStores _store = new();

    protected override ControlStores Stores => _store.Stores;

    [Theory]
    [InlineData("UPDATE consents SET version = '9'")]
    [InlineData("DELETE FROM consents")]
    public async Task The_file_itself_refuses_to_change_a_line(string sql)
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        await Stores.Consents.AppendAsync(web.Id, new Consent("1", "aa", "root", 1000, "terminal"), "enrolment", 1100, TestContext.Current.CancellationToken);
        using var connection = new SqliteConnection($"Data Source={_store.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;

        SqliteException refused = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();
}
