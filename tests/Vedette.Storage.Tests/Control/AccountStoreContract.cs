using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class AccountStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Account> AddAsync(string username, Role role) => (await Stores.Accounts.AddAsync(new NewAccount(username, role, "hash", 1000), Stop))!;

    [Fact]
    public async Task An_account_is_found_by_its_username_whatever_the_case()
    {
        Account added = await AddAsync("Åsa", Role.Viewer);

        Assert.Equal(added, await Stores.Accounts.FindByUsernameAsync("åsa", Stop));
        Assert.Null(await Stores.Accounts.AddAsync(new NewAccount("ÅSA", Role.Admin, "hash", 1000), Stop));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_deleted()
    {
        Account first = await AddAsync("ada", Role.Admin);
        Account second = await AddAsync("bob", Role.Admin);
        Account viewer = await AddAsync("eve", Role.Viewer);

        Assert.Equal(DeleteAccountOutcome.Deleted, await Stores.Accounts.DeleteAsync(first.Id, Stop));
        Assert.Equal(DeleteAccountOutcome.LastAdministrator, await Stores.Accounts.DeleteAsync(second.Id, Stop));
        Assert.Equal(DeleteAccountOutcome.Deleted, await Stores.Accounts.DeleteAsync(viewer.Id, Stop));
        Assert.Equal(DeleteAccountOutcome.NotFound, await Stores.Accounts.DeleteAsync(viewer.Id, Stop));
        Assert.Equal([second.Id], (await Stores.Accounts.ListAsync(Stop)).Select(a => a.Id));
    }

    [Fact]
    public async Task Of_many_first_administrators_at_once_one_wins()
    {
        Assert.False(await Stores.Accounts.AnyAdministratorAsync(Stop));

        Account?[] added = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            n => Task.Run(async () => await Stores.Accounts.AddFirstAdministratorAsync($"admin{n}", "hash", 1000, Stop))));

        Assert.Single(added, a => a is not null);
        Assert.True(await Stores.Accounts.AnyAdministratorAsync(Stop));
    }
}
