using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Simplification;

namespace DerivGen.Symbolics.Scheduling;

/// <summary>The choice of what is kept.</summary>
internal sealed partial class BlockScheduler
{
    /// <summary>
    /// What later loops need again of what a loop over <paramref name="index"/> computes for every value of the index. A
    /// branch of a conditional is needed again where it stands under the same condition: then the conditional is kept.
    /// </summary>
    private sealed class KeptNodes
    {
        private readonly BlockScheduler block;
        private readonly Index index;
        private readonly HashSet<Node> here;
        private readonly Dictionary<(Node Condition, bool Holds, Node Branch), Conditional> branches = [];
        private readonly Dictionary<Node, List<LoopItem>> users = [];
        private readonly List<Node> order = [];

        /// <param name="block">The block of the loops.</param>
        /// <param name="index">The loop's index.</param>
        /// <param name="here">What the loop computes for every value of the index.</param>
        public KeptNodes(BlockScheduler block, Index index, HashSet<Node> here)
        {
            this.block = block;
            this.index = index;
            this.here = here;
            foreach (Conditional conditional in here.OfType<Conditional>().Where(c => IsKeepable(c)).OrderBy(c => c, CanonicalOrder.Instance))
            {
                Add(conditional, true, conditional.Then);
                Add(conditional, false, conditional.Else);
            }

            void Add(Conditional conditional, bool holds, Node branch)
            {
                if (!branches.ContainsKey((conditional.Condition, holds, branch)))
                {
                    branches.Add((conditional.Condition, holds, branch), conditional);
                }
            }
        }

        /// <summary>What is to be kept, and the loops that need it again.</summary>
        public IEnumerable<(Node Node, List<LoopItem> Users)> All => order.Select(node => (node, users[node]));

        public void Collect(LoopItem user)
        {
            HashSet<Node> seen = [];
            foreach (Node root in block.LoopRoots(user))
            {
                Collect(root, user, seen, []);
            }
        }

        private void Collect(Node node, LoopItem user, HashSet<Node> seen, List<(Node Condition, bool Holds)> guards)
        {
            if (node.Children.IsEmpty || block.scope.Knows(node) || block.scope.Resolve(node) is not null || !seen.Add(node))
            {
                return;
            }

            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            if (here.Contains(node) && IsKeepable(node) && IsDear(node))
            {
                Keep(node, user);
                return;
            }

            if (guards.Count > 0 && IsKeepable(node) && IsDear(node) && guards.Select(g => ConditionalWith(g, node)).FirstOrDefault(c => c is not null) is { } conditional)
            {
                Keep(conditional, user);
                return;
            }

            if (node is Conditional fork)
            {
                (Node then, Node otherwise) = block.scope.BranchesOf(fork);
                Collect(fork.Condition, user, seen, guards);
                Collect(then, user, seen, [.. guards, (fork.Condition, true)]);
                Collect(otherwise, user, seen, [.. guards, (fork.Condition, false)]);
                return;
            }

            foreach (Node operand in block.scope.OperandsOf(node))
            {
                Collect(operand, user, seen, guards);
            }
        }

        private Conditional? ConditionalWith((Node Condition, bool Holds) guard, Node branch) =>
            branches.TryGetValue((guard.Condition, guard.Holds, branch), out Conditional? conditional) ? conditional : null;

        private bool IsKeepable(Node node) => node.Type == NodeType.Real && node.DependsOn(index) && block.scope.KnowsInside(index, node);

        private bool IsDear(Node node) =>
            CostModel.Reaches(node, WorthAnArray, n => !ReferenceEquals(n, node) && (users.ContainsKey(n) || block.scope.Knows(n) || block.scope.Resolve(n) is not null));

        private void Keep(Node node, LoopItem user)
        {
            if (!users.TryGetValue(node, out List<LoopItem>? list))
            {
                list = [];
                users.Add(node, list);
                order.Add(node);
            }

            list.Add(user);
        }
    }
}
