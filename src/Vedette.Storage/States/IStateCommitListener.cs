namespace Vedette.Storage.States;

/// <summary>Hears of states after they are durable and readable, in the order of their commits, which is not the order of their times. Called on the writer's thread: must be quick and must not throw.</summary>
public interface IStateCommitListener
{
    void Committed(CommittedState state);
}
