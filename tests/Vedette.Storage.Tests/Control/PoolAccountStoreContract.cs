using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class PoolAccountStoreContract
{
    private static readonly PoolAccount Farm = new()
    {
        Kind = "braiins", Account = "farm", Hosts = "proxy.lan 10.0.0.2", SealedSecret = "c2VhbGVk", CreatedAtMs = 1000,
    };

    protected abstract IPoolAccountStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_added_is_listed_whole_in_its_order()
    {
        PoolAccount first = (await Store.AddAsync(Farm, Stop))!;
        PoolAccount second = (await Store.AddAsync(new PoolAccount { Kind = "ckpool", Account = "bc1qexample", BaseUrl = "http://10.0.0.9/", AllowPlaintext = true, CreatedAtMs = 2000 }, Stop))!;

        Assert.Equal([Farm with { Id = first.Id }, second], await Store.ListAsync(Stop));
        Assert.True(second.Id > first.Id);
    }

    [Fact]
    public async Task The_same_account_of_a_kind_and_address_is_there_once()
    {
        PoolAccount first = (await Store.AddAsync(Farm, Stop))!;
        Assert.Null(await Store.AddAsync(Farm with { SealedSecret = null }, Stop));
        PoolAccount other = (await Store.AddAsync(Farm with { Account = "farm2" }, Stop))!;
        Assert.NotNull(await Store.AddAsync(Farm with { BaseUrl = "https://pool.example/" }, Stop));
        Assert.NotNull(await Store.AddAsync(Farm with { Kind = "f2pool" }, Stop));

        Assert.Equal(PlaceOutcome.NameTaken, await Store.UpdateAsync(other with { Account = "farm" }, Stop));
        Assert.Equal(PlaceOutcome.Done, await Store.UpdateAsync(first with { Hosts = "" }, Stop));
    }

    [Fact]
    public async Task A_change_keeps_kind_and_time_and_what_is_gone_is_not_changed()
    {
        PoolAccount added = (await Store.AddAsync(Farm, Stop))!;
        PoolAccount changed = added with { Account = "farm3", BaseUrl = "https://pool.example/", Hosts = "a.example", AllowPlaintext = true, SealedSecret = null };

        Assert.Equal(PlaceOutcome.Done, await Store.UpdateAsync(changed with { Kind = "ocean", CreatedAtMs = 9 }, Stop));
        Assert.Equal([changed], await Store.ListAsync(Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Store.UpdateAsync(changed with { Id = 4711, Account = "nobody" }, Stop));

        Assert.Equal(PlaceOutcome.Done, await Store.DeleteAsync(added.Id, Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Store.DeleteAsync(added.Id, Stop));
        Assert.Empty(await Store.ListAsync(Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Store.UpdateAsync(changed, Stop));
    }

    [Fact]
    public async Task A_number_never_comes_back()
    {
        PoolAccount first = (await Store.AddAsync(Farm, Stop))!;
        await Store.DeleteAsync(first.Id, Stop);
        Assert.True((await Store.AddAsync(Farm, Stop))!.Id > first.Id);
    }
}
