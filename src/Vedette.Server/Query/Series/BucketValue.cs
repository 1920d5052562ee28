namespace Vedette.Server.Query.Series;

/// <summary>Which of a bucket's values stands for it.</summary>
internal enum BucketValue
{
    Avg,
    Min,
    Max,
    Last,
}
