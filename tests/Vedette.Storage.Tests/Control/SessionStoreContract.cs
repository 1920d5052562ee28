using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class SessionStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Account> AddAccountAsync()
    {
        await Stores.Accounts.AddAsync(new NewAccount("root", Role.Admin, "hash", 1), Stop);
        return (await Stores.Accounts.AddAsync(new NewAccount("ada", Role.Viewer, "hash", 1), Stop))!;
    }

    [Fact]
    public async Task A_session_carries_the_person_and_ends_at_its_time()
    {
        Account ada = await AddAccountAsync();
        await Stores.Sessions.AddAsync(ControlStores.Hash(1), ada.Id, 1000, 2000, Stop);

        Session? found = await Stores.Sessions.FindAsync(ControlStores.Hash(1), 1999, Stop);

        Assert.Equal((ada.Id, "ada", Role.Viewer), (found!.AccountId, found.Username, found.Role));
        Assert.Null(await Stores.Sessions.FindAsync(ControlStores.Hash(1), 2000, Stop));
        Assert.Null(await Stores.Sessions.FindAsync(ControlStores.Hash(2), 1500, Stop));
    }

    [Fact]
    public async Task An_extended_session_lives_on_and_an_ended_one_does_not()
    {
        Account ada = await AddAccountAsync();
        await Stores.Sessions.AddAsync(ControlStores.Hash(1), ada.Id, 1000, 2000, Stop);

        await Stores.Sessions.ExtendAsync(ControlStores.Hash(1), 3000, Stop);
        Assert.NotNull(await Stores.Sessions.FindAsync(ControlStores.Hash(1), 2500, Stop));

        await Stores.Sessions.EndAsync(ControlStores.Hash(1), Stop);
        Assert.Null(await Stores.Sessions.FindAsync(ControlStores.Hash(1), 2500, Stop));
    }

    [Fact]
    public async Task Sessions_end_with_their_account()
    {
        Account ada = await AddAccountAsync();
        await Stores.Sessions.AddAsync(ControlStores.Hash(1), ada.Id, 1000, 2000, Stop);

        await Stores.Accounts.DeleteAsync(ada.Id, Stop);

        Assert.Null(await Stores.Sessions.FindAsync(ControlStores.Hash(1), 1500, Stop));
    }

    [Fact]
    public async Task Only_what_expired_is_removed()
    {
        Account ada = await AddAccountAsync();
        await Stores.Sessions.AddAsync(ControlStores.Hash(1), ada.Id, 1000, 2000, Stop);
        await Stores.Sessions.AddAsync(ControlStores.Hash(2), ada.Id, 1000, 9000, Stop);

        Assert.Equal(1, await Stores.Sessions.RemoveExpiredAsync(2000, Stop));
        Assert.NotNull(await Stores.Sessions.FindAsync(ControlStores.Hash(2), 2000, Stop));
    }
}
