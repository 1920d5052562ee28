using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class SavedViewStoreContract
{
    private const int Most = 3;

    protected abstract ISavedViewStore Store { get; }

    protected abstract IAccountStore Accounts { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_as_it_was_saved_and_found_with_its_owners_name()
    {
        int ada = await AddAccountAsync("ada");

        SavedView added = await AddAsync(ada, "Hot ones", "status=hashing&sort=temperature_chip.desc");

        Assert.Equal(new SavedView { Id = added.Id, AccountId = ada, Owner = "ada", Page = "miners", Name = "Hot ones", Query = "status=hashing&sort=temperature_chip.desc", IsShared = false }, added);
        Assert.Equal(added, await Store.FindAsync(added.Id, Stop));
        Assert.Null(await Store.FindAsync(4711, Stop));
    }

    [Fact]
    public async Task A_person_sees_the_own_views_and_those_that_others_share()
    {
        (int ada, int eve) = (await AddAccountAsync("ada"), await AddAccountAsync("eve"));
        SavedView secret = await AddAsync(ada, "secret", "q=a");
        SavedView shared = await AddAsync(ada, "shared", "q=b", isShared: true);
        SavedView own = await AddAsync(eve, "a view", "q=c");

        Assert.Equal([own, shared], await Store.ListAsync(eve, Stop));
        Assert.Equal([secret, shared], await Store.ListAsync(ada, Stop));
        await Store.ChangeAsync(shared.Id, new SavedViewChange(IsShared: false), Stop);
        Assert.Equal([own], await Store.ListAsync(eve, Stop));
    }

    [Fact]
    public async Task A_name_is_taken_once_for_each_account_and_page_whatever_its_case()
    {
        (int ada, int eve) = (await AddAccountAsync("ada"), await AddAccountAsync("eve"));
        SavedView first = await AddAsync(ada, "Ångström", "q=a");
        SavedView second = await AddAsync(ada, "other", "q=a");

        Assert.Equal((SavedViewOutcome.NameTaken, null), await Store.AddAsync(View(ada, "ÅNGSTRÖM", "q=b"), Most, Stop));
        Assert.Equal(SavedViewOutcome.NameTaken, await Store.ChangeAsync(second.Id, new SavedViewChange(Name: "ångström"), Stop));
        Assert.Equal(SavedViewOutcome.Done, await Store.ChangeAsync(first.Id, new SavedViewChange(Name: "ÅNGSTRÖM"), Stop));
        await AddAsync(eve, "ångström", "q=c");
        Assert.Equal(SavedViewOutcome.Done, (await Store.AddAsync(View(ada, "other", "q=d") with { Page = "hosts" }, Most, Stop)).Outcome);
    }

    [Fact]
    public async Task An_account_has_only_so_many_of_all_pages_together()
    {
        int ada = await AddAccountAsync("ada");
        for (int i = 0; i < Most; i++)
        {
            await AddAsync(ada, $"view {i}", "");
        }

        Assert.Equal((SavedViewOutcome.TooMany, null), await Store.AddAsync(View(ada, "one more", "") with { Page = "hosts" }, Most, Stop));
        await AddAsync(await AddAccountAsync("eve"), "another's first", "");
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        int ada = await AddAccountAsync("ada");
        SavedView view = await AddAsync(ada, "mine", "q=a");

        Assert.Equal(SavedViewOutcome.Done, await Store.ChangeAsync(view.Id, new SavedViewChange(Query: "q=b"), Stop));
        Assert.Equal(SavedViewOutcome.Done, await Store.ChangeAsync(view.Id, new SavedViewChange(IsShared: true), Stop));

        Assert.Equal(view with { Query = "q=b", IsShared = true }, await Store.FindAsync(view.Id, Stop));
        Assert.True(await Store.DeleteAsync(view.Id, Stop));
        Assert.False(await Store.DeleteAsync(view.Id, Stop));
        Assert.Equal(SavedViewOutcome.NotFound, await Store.ChangeAsync(view.Id, new SavedViewChange(Query: "q=c"), Stop));
    }

    [Fact]
    public async Task Views_end_with_their_account()
    {
        (int ada, int eve) = (await AddAccountAsync("ada"), await AddAccountAsync("eve"));
        await AddAsync(ada, "shared", "q=a", isShared: true);

        await Accounts.DeleteAsync(ada, Stop);

        Assert.Empty(await Store.ListAsync(eve, Stop));
    }

    private static SavedView View(int account, string name, string query) => new() { AccountId = account, Page = "miners", Name = name, Query = query, IsShared = false };

    private async Task<SavedView> AddAsync(int account, string name, string query, bool isShared = false)
    {
        (SavedViewOutcome outcome, SavedView? added) = await Store.AddAsync(View(account, name, query) with { IsShared = isShared }, Most, Stop);
        Assert.Equal(SavedViewOutcome.Done, outcome);
        return added!;
    }

    private async Task<int> AddAccountAsync(string username) => (await Accounts.AddAsync(new NewAccount(username, Role.Viewer, "hash", 1), Stop))!.Id;
}
