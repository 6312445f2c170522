/** Who acted, in which post. The words are the domain's, so that the office's export says the same as the screen. */
export { actorText, postText } from '../../domain/actorText'
